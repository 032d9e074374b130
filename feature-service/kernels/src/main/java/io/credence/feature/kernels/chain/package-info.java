/// Features of what the blockchain itself shows: flows, use and value moved.
@NullMarked
package io.credence.feature.kernels.chain;

import org.jspecify.annotations.NullMarked;
