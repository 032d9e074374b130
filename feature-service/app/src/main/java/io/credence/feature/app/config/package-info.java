/// What an installation can set, and the beans made from it.
@NullMarked
package io.credence.feature.app.config;

import org.jspecify.annotations.NullMarked;
