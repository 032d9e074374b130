/// A SavedModel from a tenant: judged before TensorFlow sees it, loaded, warmed, run. Only float32
/// signatures are served.
@NullMarked
package io.credence.prediction.inference.model;

import org.jspecify.annotations.NullMarked;
