package io.credence.platform.testkit.oidc;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// RSA keys as text, so that copies of this class in different class loaders share one pair.
final class SigningKeys {

    private static final int BITS = 2048;

    private SigningKeys() {}

    static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encode(KeyPair keys) {
        Base64.Encoder base64 = Base64.getEncoder();
        return base64.encodeToString(keys.getPrivate().getEncoded())
                + " "
                + base64.encodeToString(keys.getPublic().getEncoded());
    }

    static KeyPair decode(String text) {
        int space = text.indexOf(' ');
        byte[] privateBytes = Base64.getDecoder().decode(text.substring(0, space));
        byte[] publicBytes = Base64.getDecoder().decode(text.substring(space + 1));
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            PrivateKey privateKey = rsa.generatePrivate(new PKCS8EncodedKeySpec(privateBytes));
            PublicKey publicKey = rsa.generatePublic(new X509EncodedKeySpec(publicBytes));
            return new KeyPair(publicKey, privateKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
