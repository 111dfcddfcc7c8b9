"""The Frontdesk appliance: an AI receptionist that runs on the clinic's own box."""

import os

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # read when onnxruntime is imported
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's matrices here are small: a second thread only spins
