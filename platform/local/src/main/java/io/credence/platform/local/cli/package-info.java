/// What a person types: up, down, status, logs, demo.
@NullMarked
package io.credence.platform.local.cli;

import org.jspecify.annotations.NullMarked;
