"""The pages of the counter: find a service, take an application in, print its receipt."""
