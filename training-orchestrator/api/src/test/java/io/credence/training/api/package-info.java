/// The published language, as it is written and read.
@NullMarked
package io.credence.training.api;

import org.jspecify.annotations.NullMarked;
