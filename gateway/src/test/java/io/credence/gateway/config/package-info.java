@NullMarked
package io.credence.gateway.config;

import org.jspecify.annotations.NullMarked;
