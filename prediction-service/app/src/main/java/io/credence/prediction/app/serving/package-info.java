/// Keeps the loaded models equal to what the registry points to, and runs them.
@NullMarked
package io.credence.prediction.app.serving;

import org.jspecify.annotations.NullMarked;
