/// Feature sets fitted on a training window: what they learn there goes with them and never
/// changes.
@NullMarked
package io.credence.feature.kernels.fit;

import org.jspecify.annotations.NullMarked;
