"""The pages there are, each as somebody who may see it: a module an area."""
