/// From feature rows to predictions, and from alias moves to loaded models.
@NullMarked
package io.credence.prediction.app.messaging;

import org.jspecify.annotations.NullMarked;
