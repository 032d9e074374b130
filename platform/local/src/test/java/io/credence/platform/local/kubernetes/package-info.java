/// What `k8s/` renders to, held to its own references, to the apps and to the operator's manual.
@NullMarked
package io.credence.platform.local.kubernetes;

import org.jspecify.annotations.NullMarked;
