package io.credence.prediction.app.oip;

/// An output that the caller asks for, and the form it wants.
record RequestedOutput(String name, boolean binary) {}
