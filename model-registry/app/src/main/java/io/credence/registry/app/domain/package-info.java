/// What the registry decides: who gets which version number, whether a version may be champion,
/// where an alias points and pointed.
@NullMarked
package io.credence.registry.app.domain;

import org.jspecify.annotations.NullMarked;
