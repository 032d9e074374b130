/// What happened after a bar: the triple barrier, looking ahead on purpose.
@NullMarked
package io.credence.feature.kernels.labels;

import org.jspecify.annotations.NullMarked;
