/// The Open Inference Protocol v2 over REST with the binary tensor extension. Bytes become float
/// arrays without objects in between.
@NullMarked
package io.credence.prediction.app.oip;

import org.jspecify.annotations.NullMarked;
