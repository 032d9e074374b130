@NullMarked
package io.credence.feature.kernels.certificate;

import org.jspecify.annotations.NullMarked;
