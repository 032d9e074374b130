/// The laws that every feature of the catalogue keeps.
@NullMarked
package io.credence.feature.kernels.laws;

import org.jspecify.annotations.NullMarked;
