"""The API's routes, told in the SDK's own types. The only modules here that import the SDK.

A family of routes is a module with a table ``ROUTES``; ``table`` puts them together.
"""
