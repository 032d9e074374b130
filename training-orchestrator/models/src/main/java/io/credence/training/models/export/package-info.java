/// From trained weights to a SavedModel that any server can load, and back to check it.
@NullMarked
package io.credence.training.models.export;

import org.jspecify.annotations.NullMarked;
