/// Building blocks of networks. Sequences are `[time, batch, channels]`, oldest first.
@NullMarked
package io.credence.training.models.layer;

import org.jspecify.annotations.NullMarked;
