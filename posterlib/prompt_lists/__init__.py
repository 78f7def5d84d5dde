"""Lists of films, as people type, paste or keep them in a file."""

from posterlib.prompt_lists.asking import requests_of
from posterlib.prompt_lists.films import Fault, Film, PromptList
from posterlib.prompt_lists.reading import LARGEST_LIST, read_list, text_of_file
from posterlib.prompt_lists.writing import written

__all__ = ["LARGEST_LIST", "Fault", "Film", "PromptList", "read_list", "requests_of", "text_of_file", "written"]
