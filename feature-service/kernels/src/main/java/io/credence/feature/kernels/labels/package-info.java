/// What happened after a bar, looking ahead on purpose.
@NullMarked
package io.credence.feature.kernels.labels;

import org.jspecify.annotations.NullMarked;
