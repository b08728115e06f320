package io.ripieno.store;

import io.ripieno.store.blob.Sha256;
import java.nio.charset.StandardCharsets;

/** The keys under which a blob store holds what Ripieno keeps. */
public final class StoreLayout {
    /** Outcomes, each under the identity of its work: the index for reuse. */
    public static final String OUTCOMES = "outcomes/";

    /** Files that belong to outcomes, below the identity of the work. */
    public static final String ARTEFACTS = "artefacts/";

    /** Bytes of records that were given up and are too long for a failure record. */
    public static final String ORIGINALS = "originals/";

    /** When the outcome of a work was last told to a tenant, below the identity of the work. */
    public static final String USES = "uses/";

    private StoreLayout() {}

    public static String outcome(String workId) {
        return OUTCOMES + workId;
    }

    /**
     * The key of an artefact.
     *
     * @param name tells artefacts of a work apart; holds the digest of the content, so that told outcomes keep theirs
     */
    public static String artefact(String workId, String name) {
        return ARTEFACTS + workId + "/" + name;
    }

    public static String original(Sha256 digest) {
        return ORIGINALS + digest;
    }

    /** The key of a use; a tenant may have any name, so its digest stands for it. */
    public static String use(String workId, String tenant) {
        return USES + workId + "/" + Sha256.of(tenant.getBytes(StandardCharsets.UTF_8));
    }

    /** The identity of the work that a key of an artefact or a use is about: the name after the prefix. */
    public static String workOf(String key) {
        return key.split("/", 3)[1];
    }
}
