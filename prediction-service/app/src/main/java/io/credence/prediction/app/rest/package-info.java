/// Predictions for instruments, and what is served.
@NullMarked
package io.credence.prediction.app.rest;

import org.jspecify.annotations.NullMarked;
