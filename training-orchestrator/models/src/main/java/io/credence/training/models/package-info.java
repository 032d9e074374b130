/// TensorFlow networks: parameters, layers, architectures, learning and export. Graph mode only,
/// deterministic, on platform threads.
@NullMarked
package io.credence.training.models;

import org.jspecify.annotations.NullMarked;
