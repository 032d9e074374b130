/// One error body for every client: RFC 9457 with the members that TensorFlow Serving and MLflow
/// clients read.
@NullMarked
package io.credence.platform.service.problem;

import org.jspecify.annotations.NullMarked;
