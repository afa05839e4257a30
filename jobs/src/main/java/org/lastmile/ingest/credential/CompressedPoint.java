package org.lastmile.ingest.credential;

import com.apicatalog.multicodec.Multicodec;
import com.apicatalog.multicodec.codec.KeyCodec;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Map;
import java.util.Optional;
import org.jose4j.keys.EllipticCurves;

/**
 * A point of an elliptic curve, written as one coordinate and the parity of the other.
 *
 * @see <a href="https://www.secg.org/sec1-v2.pdf">SEC 1, 2.3.4</a>
 */
final class CompressedPoint {
    private static final Map<Multicodec, ECParameterSpec> CURVES = Map.of(
            KeyCodec.P256_PUBLIC_KEY, EllipticCurves.P256,
            KeyCodec.P384_PUBLIC_KEY, EllipticCurves.P384,
            KeyCodec.P521_PUBLIC_KEY, EllipticCurves.P521);
    private static final BigInteger THREE = BigInteger.valueOf(3);

    private CompressedPoint() {}

    /**
     * The key that bytes of a {@code did:key} hold.
     *
     * @return empty when they hold no point of a curve that is known here
     */
    static Optional<PublicKey> key(byte[] bytes) {
        for (var curve : CURVES.entrySet()) {
            if (curve.getKey().isEncoded(bytes)) {
                return key(curve.getKey().decode(bytes), curve.getValue());
            }
        }

        return Optional.empty();
    }

    private static Optional<PublicKey> key(byte[] point, ECParameterSpec curve) {
        var prime = ((ECFieldFp) curve.getCurve().getField()).getP();
        var width = (prime.bitLength() + 7) / 8;

        if (point.length != width + 1 || (point[0] != 2 && point[0] != 3)) {
            return Optional.empty();
        }

        var x = new BigInteger(1, point, 1, width);
        var square = x.modPow(THREE, prime)
                .add(curve.getCurve().getA().multiply(x))
                .add(curve.getCurve().getB())
                .mod(prime);
        // Of all three curves the prime is 3 modulo 4, where this power is a root of every square.
        var root = square.modPow(prime.add(BigInteger.ONE).shiftRight(2), prime);

        if (x.compareTo(prime) >= 0 || !root.multiply(root).mod(prime).equals(square)) {
            return Optional.empty();
        }

        var isOdd = point[0] == 3;
        var y = root.testBit(0) == isOdd ? root : prime.subtract(root);
        return Optional.of(key(new ECPublicKeySpec(new ECPoint(x, y), curve)));
    }

    private static PublicKey key(ECPublicKeySpec spec) {
        try {
            return KeyFactory.getInstance("EC").generatePublic(spec);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
