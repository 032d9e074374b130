@NullMarked
package io.credence.registry.app.config;

import org.jspecify.annotations.NullMarked;
