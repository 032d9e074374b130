/// Tests of the Kubernetes launcher.
@NullMarked
package io.credence.training.app.kubernetes;

import org.jspecify.annotations.NullMarked;
