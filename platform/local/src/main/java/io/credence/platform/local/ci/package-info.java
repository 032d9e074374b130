/// One training run as a step of a pipeline: asked for once, waited for, judged, and perhaps
/// promoted. It speaks to any installation, through the gateway only.
@NullMarked
package io.credence.platform.local.ci;

import org.jspecify.annotations.NullMarked;
