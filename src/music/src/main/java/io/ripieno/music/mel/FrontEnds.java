package io.ripieno.music.mel;

import java.util.List;

/** The front ends by name. */
public final class FrontEnds {
    private static final List<String> NAMES = List.of(EastSettings.MOBILE_FCN.name(), EastSettings.CP_RESNET.name());

    private FrontEnds() {}

    public static List<String> names() {
        return NAMES;
    }

    /**
     * A new instance for the calling thread.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static FrontEnd create(String name) {
        for (EastSettings settings : List.of(EastSettings.MOBILE_FCN, EastSettings.CP_RESNET)) {
            if (settings.name().equals(name)) {
                return new EastFrontEnd(settings);
            }
        }
        if (name.equals(VggishFrontEnd.NAME)) {
            return new VggishFrontEnd();
        }
        throw new IllegalArgumentException("There is no front end named '" + name + "'. Use one of " + NAMES + ".");
    }
}
