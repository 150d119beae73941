/** Everything a terminal can do, one line each; a part registers itself through toolbar.ts. */
import '../../command-output/attach.ts';
import '../../files/attach.ts';
import '../../recordings/record-action.ts';
