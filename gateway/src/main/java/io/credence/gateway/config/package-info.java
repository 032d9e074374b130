/// What the operator may set. Every key begins with `credence.gateway` or `credence.upstream`.
@NullMarked
package io.credence.gateway.config;

import org.jspecify.annotations.NullMarked;
