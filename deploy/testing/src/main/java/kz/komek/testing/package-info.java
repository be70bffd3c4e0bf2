/** What the tests of every module share: the real engines, the rules of the house, a clock moved by hand, residents. */
@NullMarked
package kz.komek.testing;

import org.jspecify.annotations.NullMarked;
