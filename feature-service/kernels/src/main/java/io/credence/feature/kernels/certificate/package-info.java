/// Whether rows that were just computed keep the laws: nothing of the future in them, and the same
/// bits however the bars come.
@NullMarked
package io.credence.feature.kernels.certificate;

import org.jspecify.annotations.NullMarked;
