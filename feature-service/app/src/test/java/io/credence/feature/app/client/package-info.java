@NullMarked
package io.credence.feature.app.client;

import org.jspecify.annotations.NullMarked;
