/// Tests.
@NullMarked
package io.credence.training.models;

import org.jspecify.annotations.NullMarked;
