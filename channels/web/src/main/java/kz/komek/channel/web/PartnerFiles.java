package kz.komek.channel.web;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import kz.komek.channel.web.Refusal.Code;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Json;
import kz.komek.contract.Secrets;
import kz.komek.contract.files.Attachments;
import org.jboss.logging.Logger;

/**
 * Files of partners come one by one before what they belong to. Nothing is remembered in between: the partner holds a token
 * that only we can make and only this partner can use. A file that nothing names goes after a day.
 */
@Singleton
class PartnerFiles {
    private static final Logger LOG = Logger.getLogger(PartnerFiles.class);
    private static final String PURPOSE = "partner-file";

    private final Attachments attachments;
    private final Secrets secrets;

    PartnerFiles(Attachments attachments, Secrets secrets) {
        this.attachments = attachments;
        this.secrets = secrets;
    }

    /** @throws Refusal NOT_SAVED: sent again it may be kept */
    AttachmentRef keep(String name, byte[] bytes) {
        try {
            return attachments.take(name, new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            LOG.error("a partner's file cannot be kept; the partner is asked to send it again", e);
            throw new Refusal(Code.NOT_SAVED);
        }
    }

    String token(String partner, AttachmentRef file) {
        String said = Base64.getUrlEncoder().withoutPadding().encodeToString(Json.write(file));
        return said + "." + mac(partner, said);
    }

    /** @throws Refusal MALFORMED when one of them is no token of this partner's */
    List<AttachmentRef> of(String partner, List<String> tokens) {
        if (tokens.size() > Attachments.MOST) throw new Refusal(Code.TOO_LARGE);
        var files = new ArrayList<AttachmentRef>();
        for (String token : tokens) files.add(file(partner, token));
        return files;
    }

    private AttachmentRef file(String partner, String token) {
        int dot = token.indexOf('.');
        if (dot < 0 || !genuine(partner, token.substring(0, dot), token.substring(dot + 1))) {
            throw new Refusal(Code.MALFORMED);
        }
        return Json.read(Base64.getUrlDecoder().decode(token.substring(0, dot)), AttachmentRef.class);
    }

    private boolean genuine(String partner, String said, String mac) {
        return MessageDigest.isEqual(
                mac(partner, said).getBytes(StandardCharsets.US_ASCII), mac.getBytes(StandardCharsets.UTF_8));
    }

    private String mac(String partner, String said) {
        return secrets.mac(PURPOSE, partner + "|" + said);
    }
}
