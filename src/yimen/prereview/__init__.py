"""The pre-review (网上预审): documents are read by machine and compared before anybody comes in person. It never rejects."""
