/// Rows to learn from and rows to judge by, between which no label leaks.
@NullMarked
package io.credence.feature.kernels.split;

import org.jspecify.annotations.NullMarked;
