/// The settings of model-registry, prefix `registry`, and the beans made of them.
@NullMarked
package io.credence.registry.app.config;

import org.jspecify.annotations.NullMarked;
