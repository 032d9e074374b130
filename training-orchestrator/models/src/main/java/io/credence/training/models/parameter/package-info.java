/// Parameters of networks: how they start, where a graph keeps them, and their values outside it.
@NullMarked
package io.credence.training.models.parameter;

import org.jspecify.annotations.NullMarked;
