"""What the services of a desktop are configured with."""

from __future__ import annotations

BUS = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
 <type>session</type><keep_umask/><listen>unix:path={run}/bus</listen><auth>EXTERNAL</auth>
 <servicedir>{run}/services</servicedir>
 <policy context="default">
  <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
 </policy>
</busconfig>
"""
PROMPTER = """\
[D-BUS Service]
Name=org.gnome.keyring.SystemPrompter
Exec=/usr/libexec/gcr-prompter
"""
# One panel along the top, the tray at its right end.
PANEL = """\
<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
 <property name="configver" type="int" value="2"/>
 <property name="panels" type="array"><value type="int" value="1"/>
  <property name="panel-1" type="empty">
   <property name="position" type="string" value="p=6;x=0;y=0"/>
   <property name="length" type="uint" value="100"/>
   <property name="position-locked" type="bool" value="true"/>
   <property name="size" type="uint" value="28"/>
   <property name="plugin-ids" type="array">
    <value type="int" value="1"/><value type="int" value="2"/>
   </property>
  </property>
 </property>
 <property name="plugins" type="empty">
  <property name="plugin-1" type="string" value="separator">
   <property name="expand" type="bool" value="true"/>
   <property name="style" type="uint" value="0"/>
  </property>
  <property name="plugin-2" type="string" value="systray"/>
 </property>
</channel>
"""
# A left click does what the notification's default action says.
NOTIFICATIONS = """\
[global]
 mouse_left_click = do_action, close_current
 mouse_right_click = close_current
 origin = bottom-right
 offset = 10x10
 width = 340
 font = DejaVu Sans 10
 show_age_threshold = -1
"""
