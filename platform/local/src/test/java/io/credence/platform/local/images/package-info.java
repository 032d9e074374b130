/// What images are made of and how they are made, read as text: nothing here can build one.
@NullMarked
package io.credence.platform.local.images;

import org.jspecify.annotations.NullMarked;
