"""Open Dental's own REST API (opendental.com/site/apispecification.html) as a driver of the EHR process."""
