/// The published language of the prediction context.
@NullMarked
package io.credence.prediction.api;

import org.jspecify.annotations.NullMarked;
