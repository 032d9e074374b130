/// Tests of model-registry.
@NullMarked
package io.credence.registry.app;

import org.jspecify.annotations.NullMarked;
