/// The HTTP side: requests that say what is wrong with them, responses, and who may ask.
@NullMarked
package io.credence.strategy.app.rest;

import org.jspecify.annotations.NullMarked;
