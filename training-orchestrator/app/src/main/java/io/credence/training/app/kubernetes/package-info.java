/// Jobs as Kubernetes Jobs. What a Job looks like is a pure function of its order and the
/// platform's settings; creating, reading and ending one is thin. Nothing is known that the cluster
/// does not know.
@NullMarked
package io.credence.training.app.kubernetes;

import org.jspecify.annotations.NullMarked;
