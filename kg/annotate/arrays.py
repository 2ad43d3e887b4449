"""Names for numpy's array types: a window's scores are Floats, "B-AGENCY, I-AGENCY" as label numbers are Ints."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
